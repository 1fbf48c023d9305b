//! 主要事業 and 補助指標 on the hand-out, by direction and item.

use super::*;

impl Sheet<'_> {
    pub(super) fn outputs(&self, shown: &[&HandoutDirection], whole: bool) -> AnyView {
        let words = self.words;
        let parts = shown.iter().map(|found| self.direction(found)).collect::<Vec<_>>();
        // A part has its own sum already.
        let total = (whole && (self.has_plan() || self.handout.was_planned)).then(|| {
            let name = words.total.to_string();
            html::tbody().class("total").child(self.sum_row(
                name,
                self.handout.spent,
                self.handout.plan.budget,
            ))
        });
        let absent = (!self.has_plan()).then(|| html::p().class("quiet").child(words.no_plan));
        let table = html::table()
            .class("ledger outputs-paper")
            .child(self.columns())
            .child(self.heads())
            .child(self.key(self.width().to_string()))
            .child(parts)
            .child(total);
        (html::h2().child(words.outputs), absent, scrolling(words.outputs, table)).into_any()
    }

    /// How wide each column is, in the order of [`Sheet::heads`].
    fn columns(&self) -> AnyView {
        let money = self.handout.was_planned.then_some("money");
        let planned = self.has_plan().then_some(["status", "money", "figure"]);
        let kinds = ["program"]
            .into_iter()
            .chain(money)
            .chain(["output", "figure", "figure", "rate", "verdict"])
            .chain(planned.into_iter().flatten());
        let column = |kind| html::col().attr("data-column", kind);
        html::colgroup().child(kinds.map(column).collect::<Vec<_>>()).into_any()
    }

    fn heads(&self) -> AnyView {
        let (text, words, plan) = (self.text, self.words, &text::cycle(self.text).plan);
        let next = FiscalYear(self.handout.year.0 + 1);
        let pending = (self.handout.plan.state == PlanState::Draft).then_some(words.pending);
        let group = |words: String, columns: usize, note: Option<&'static str>| {
            let head = html::th().colspan(columns.to_string()).scope("colgroup").class("span");
            head.child(words).child(note.map(|note| (" ", html::small().child(note))))
        };
        let money = || html::small().child(plan.thousand_yen);
        let done = 5 + usize::from(self.handout.was_planned);
        let groups = html::tr()
            .child(html::td())
            .child(group((words.done)(self.handout.year), done, None))
            .child(self.has_plan().then(|| group((words.plan)(next), 3, pending)));
        let of_plan = self.has_plan().then(|| {
            (
                column(plan.status),
                number_column(plan.budget).child(money()),
                number_column(words.target),
            )
        });
        let spent = self.handout.was_planned.then(|| number_column(words.money).child(money()));
        let columns = html::tr()
            .child(column(plan.program))
            .child(spent)
            .child((
                column(text.common.output),
                number_column(words.target),
                number_column(words.actual),
                number_column(words.achievement),
                column(words.verdict),
            ))
            .child(of_plan);
        html::thead().child(groups).child(columns).into_any()
    }

    fn direction(&self, found: &HandoutDirection) -> Vec<AnyView> {
        let text = self.text;
        let name = text.numbered(&found.direction.number, &found.direction);
        let head = html::th().colspan(self.width().to_string()).scope("rowgroup");
        let head = html::tbody()
            .class("group")
            .child(html::tr().child(head.child(html::b().child(bilingual(name)))));
        let mut above = None;
        let mut parts = vec![head.into_any()];
        parts.extend(found.items.iter().map(|item| self.item(item, &mut above)));
        if self.has_plan() || self.handout.was_planned {
            let name = (self.words.sum_of)(&text.name(&found.direction));
            let sum = self.sum_row(name, found.spent, found.budget);
            parts.push(html::tbody().class("sum").child(sum).into_any());
        }
        parts
    }

    /// What the budgets of a part come to.
    fn sum_row(&self, name: String, spent: Spent, budget: Money) -> AnyView {
        let spent = self
            .handout
            .was_planned
            .then(|| figure_cell((self.sum(spent.budget), self.settled(self.sum(spent.settled)))));
        let budget =
            self.has_plan().then(|| (html::td(), figure_cell(self.sum(budget)), html::td()));
        html::tr()
            .child(html::th().scope("row").child(bilingual(name)))
            .child(spent)
            .child(html::td().colspan("5"))
            .child(budget)
            .into_any()
    }

    /// A sum, with what it does not contain.
    fn sum(&self, money: Money) -> AnyView {
        let blanks = &text::cycle(self.text).plan.blanks;
        let missing = (money.blank > 0).then(|| html::small().child(blanks(money.blank)));
        (money.known().map(whole), missing).into_any()
    }

    /// 決算額, below the budget.
    fn settled(&self, amount: AnyView) -> AnyView {
        html::div()
            .class("settled")
            .child(html::small().child(self.words.settled))
            .child(" ")
            .child(amount)
            .into_any()
    }

    /// An item stays on one page, as long as a page holds it.
    fn item(&self, item: &HandoutItem, above: &mut Option<Id>) -> AnyView {
        let text = self.text;
        let [outer @ .., own] = item.path.as_slice() else { return html::tbody().into_any() };
        // The item above is named where it begins.
        let outermost = outer.last().filter(|outer| above.as_ref() != Some(&outer.id));
        *above = outer.last().map(|outer| outer.id.clone());
        let outermost = outermost.map(|outer| text.numbered(&outer.number, outer));
        let name = text.numbered(&item.number, own);
        let head = html::th().colspan(self.width().to_string()).scope("rowgroup").child((
            outermost.map(|outer| html::small().child(bilingual(outer))),
            html::b().child(bilingual(name)),
        ));
        let rows = item
            .rows
            .iter()
            .map(|found| html::tr().child(self.program(found)).child(self.output(found)));
        let said = item.evaluations();
        let said = (!said.is_empty()).then(|| {
            let entry = |(of, found): &(Option<&Arc<Indicator>>, &Arc<Evaluation>)| {
                let of = of.map(|indicator| html::b().child(bilingual(text.short_name(indicator))));
                html::div().class("evaluated").child(of).child(self.evaluation(found))
            };
            let cell = html::td().colspan(self.width().to_string()).class("text");
            let entries = said.iter().map(entry).collect::<Vec<_>>();
            html::tr().class("said").child(cell.child(entries))
        });
        html::tbody()
            .child(html::tr().class("item").child(head))
            .child(rows.collect::<Vec<_>>())
            .child(said)
            .into_any()
    }

    /// A program, and what it had of the year.
    fn program(&self, found: &HandoutRow) -> AnyView {
        let program = found.program.as_ref();
        let said = program.map(|program| self.activities(program));
        // What had ended had no money of the year: as in the sums.
        let last = program.and_then(|program| program.last.as_deref());
        let last = last.filter(|last| last.status != ProgramStatus::Ended);
        let spent = self.handout.was_planned.then(|| {
            let amounts = last.map(|last| {
                let settled = last.settled.map(|amount| whole(amount).into_any());
                (self.amount(last.budget), settled.map(|amount| self.settled(amount)))
            });
            figure_cell(amounts)
        });
        (html::td().class("text").child(said), spent).into_any()
    }

    fn activities(&self, program: &ProgramPlan) -> AnyView {
        let noted = |word: &'static str, said: Option<&String>| {
            let said = said.filter(|said| !said.is_empty())?.clone();
            let line = html::p().class("noted").child(html::b().child(word)).child("　");
            Some(line.child(bilingual(said)))
        };
        let done = program.last.as_ref().map(|last| &last.done);
        let planned = program.planned.as_ref().map(|planned| &planned.activities);
        (
            html::p().child(bilingual(self.text.program(&program.program))),
            noted(self.words.done_word, done),
            noted(self.words.planned_word, planned),
        )
            .into_any()
    }

    /// An amount, or that it is blank.
    fn amount(&self, amount: Option<i64>) -> AnyView {
        match amount {
            Some(amount) => whole(amount).into_any(),
            None => quiet(text::cycle(self.text).plan.not_filled),
        }
    }

    fn output(&self, found: &HandoutRow) -> AnyView {
        let text = self.text;
        let output = found.output.as_ref();
        let name = output.map(|output| {
            let indicator =
                output.row.as_ref().map_or(&output.next.indicator, |row| &row.indicator);
            (
                bilingual(text.name(indicator)),
                html::small().child(bilingual(indicator.division.clone())),
            )
        });
        let row = output.and_then(|output| output.row.as_ref());
        let added = output.filter(|output| output.row.is_none());
        let result = match row {
            Some(row) => self.result(row, output),
            None => html::td()
                .colspan("4")
                .child(added.map(|_| quiet(self.words.new_output)))
                .into_any(),
        };
        let planned = self.has_plan().then(|| self.planned(found));
        (html::td().class("name").child(name), result, planned).into_any()
    }

    /// What the year asked for, what it brought, and how the two stand to each other.
    fn result(&self, row: &EvaluationRow, output: Option<&HandoutOutput>) -> AnyView {
        let text = self.text;
        let unit = text.unit(&row.indicator);
        let last = output.and_then(|output| output.next.last_target.as_deref());
        let target = row.verdict.target.as_deref().or(last);
        let rate = rate(&row.verdict, text, &self.thresholds);
        (
            figure_cell(figure::goal(text, target, unit)),
            figure_cell(self.actual(row)),
            figure_cell(rate),
            html::td().class("state").child(self.verdict(row)),
        )
            .into_any()
    }

    /// What the next year plans of both.
    fn planned(&self, found: &HandoutRow) -> AnyView {
        let (text, plan) = (self.text, &text::cycle(self.text).plan);
        let program = found.program.as_ref();
        let planned = program.and_then(|program| program.planned.as_deref());
        let status = planned.map(|planned| (plan.program_status)(&planned.status));
        let runs = program.is_some_and(|program| program.runs());
        let budget = planned.filter(|_| runs).map(|planned| self.amount(planned.budget));
        let target = found.output.as_ref().map(|output| {
            let unit = text.unit(&output.next.indicator);
            match (&output.next.target, output.next.stands()) {
                (_, false) => (plan.decision)(&ReviewDecision::Drop).into_any(),
                (Some(target), _) => figure::goal(text, Some(target), unit),
                (None, _) => quiet(text.common.none),
            }
        });
        (html::td().child(status), figure_cell(budget), figure_cell(target)).into_any()
    }
}
