pub mod builtin;
pub mod change;
pub mod check;
pub mod edit;
pub mod exchange;
pub mod model;
pub mod report;
