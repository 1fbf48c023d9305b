import '../../../style/print/index.css';
