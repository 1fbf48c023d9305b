import.meta.glob('../../../style/screen/cycle/*.css', { eager: true });
// Money and results are drawn like the charts of the whole.
import '../../../style/screen/charts/charts.css';
