// How 取り込む, 依頼と回収 and 履歴 look: fetched with them, since nobody else waits for it.
import '../../style/post/circulation.css';
import '../../style/post/taking-in.css';
import '../../style/post/versions.css';
