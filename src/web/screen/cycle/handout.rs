//! 研究会資料.

use crate::web::store::Store;
use crate::web::view::Piece;

pub fn screen(_store: Store) -> Piece {
    Piece::Nothing
}
