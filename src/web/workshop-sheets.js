// How the screens of the 勉強会 look: fetched with them, since nobody else waits for it.
import '../../style/workshop/workshops.css';
import '../../style/workshop/sketch.css';
import '../../style/workshop/reveal.css';
import '../../style/workshop/paper.css';
