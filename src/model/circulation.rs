//! 依頼と回答: what divisions are asked to fill in, and what came back of it.

use super::schema::record;
use super::{AsOf, Extent, FiscalYear, Id};

record! {
    /// 依頼. A year's figures asked of divisions, each by a file of its own.
    #[doc(alias = "依頼")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Circulation in circulations as "circulations" {
        /// 件名
        pub name: String = ["name"];
        /// Of which the figures are asked for.
        pub year: FiscalYear = ["year"];
        /// When it went out.
        pub issued: AsOf = ["issued"];
        /// 提出期限
        #[doc(alias = "提出期限")]
        pub due: AsOf = ["due"];
        /// Who is asked; the place of each is the number in the name of its file.
        pub divisions: Vec<String> = ["divisions"];
        /// 依頼文: what goes into every mail, besides what differs from division to division.
        #[doc(alias = "依頼文")]
        pub cover: String = ["cover"];
        /// 依頼元
        pub by: String = ["by"];
        /// How far the document went when it was made: what a spreadsheet answers is compared with.
        pub known: Extent = ["known"];
    }
}

record! {
    /// 回答. A file, or anything else, by which a division has answered.
    #[doc(alias = "回答")]
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Answer in answers as "answers" {
        pub circulation: Id = ["circulation" -> "circulations"] (owner);
        pub division: String = ["division"];
        /// The day on which it was taken in.
        pub received: AsOf = ["received"];
        /// Who, as they call themselves; may be empty.
        pub by: String = ["by"];
        /// What its file is called; empty for what came on paper or by telephone.
        pub file: String = ["file"];
        /// Tells a file that comes twice from two files.
        pub file_id: String = ["fileId"];
        /// How many places of its own it has changed; `None` for what was no file.
        pub own: Option<i64> = ["ownPlaces"];
        /// How many places of others.
        pub foreign: Option<i64> = ["foreignPlaces"];
    }
}

record! {
    /// What a copy of a document was sent to a division for. It stays with the copy, so that what comes back
    /// is known for an answer.
    #[derive(Clone, Debug, PartialEq, Default)]
    pub struct Request {
        pub circulation: Id = ["circulation"];
        pub division: String = ["division"];
        /// How far the document went when it was sent: what the copy has beyond it is the answer.
        pub known: Extent = ["known"];
    }
}

impl Circulation {
    /// The number of a division in the names of files, from 1 on; `None` where it was not asked.
    pub fn number_of(&self, division: &str) -> Option<usize> {
        self.divisions.iter().position(|asked| asked == division).map(|at| at + 1)
    }
}
