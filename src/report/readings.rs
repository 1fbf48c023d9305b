//! Words that mean the same, and how they are read: what people type is not always what a strategy
//! says. Data for the search; each as [`super::search::fold`] leaves it.

/// Words of one line find each other.
pub const SAME: &[&[&str]] = &[
    &["bcp", "事業継続", "びーしーぴー", "じぎょうけいぞく"],
    &["創業", "起業", "開業", "すたーとあっぷ", "そうぎょう", "きぎょう", "かいぎょう"],
    &["事業承継", "事業引継", "後継", "しょうけい", "ひきつぎ", "こうけい"],
    &["社会目標", "あうとかむ", "しゃかいもくひょう"],
    &["補助指標", "あうとぷっと", "ほじょしひょう"],
    &["dx", "でじたる", "でぃーえっくす", "it化"],
    &["sdgs", "えすでぃーじーず", "持続可能な開発"],
    &["かーぼんにゅーとらる", "脱炭素", "だつたんそ"],
    &["おーぷんいのべーしょん", "産学官", "さんがくかん"],
    &["倒産", "とうさん"],
    &["販路", "はんろ", "商談"],
    &["融資", "資金調達", "資金繰り", "ゆうし", "しきんちょうたつ", "しきんぐり"],
    &["雇用", "就職", "こよう", "しゅうしょく"],
    &["失業", "しつぎょう"],
    &["障害", "障がい", "しょうがい"],
    &["女性", "じょせい"],
    &["若年", "若者", "じゃくねん", "わかもの"],
    &["訓練", "研修", "くんれん", "けんしゅう"],
    &["観光", "かんこう"],
    &["宿泊", "しゅくはく"],
    &["商店街", "しょうてんがい"],
    &["企業立地", "企業誘致", "きぎょうりっち", "きぎょうゆうち"],
    &["医療", "いりょう"],
    &["洋上風力", "ようじょうふうりょく"],
    &["製造", "ものづくり", "せいぞう"],
    &["販売", "売上", "はんばい", "うりあげ"],
    &["農商工", "のうしょうこう", "6次産業"],
    &["相談", "そうだん"],
    &["せみなー", "講座", "こうざ"],
];

/// A beginning is enough from this many letters on: one searches while one types.
const BEGINNING: usize = 3;

/// The word itself, and those that mean the same.
pub fn forms(word: &str) -> Vec<String> {
    let begun = word.chars().count() >= BEGINNING;
    let means = |known: &&&str| **known == word || (begun && known.starts_with(word));
    let mut found = vec![word.to_string()];
    for line in SAME.iter().filter(|line| line.iter().any(|known| means(&known))) {
        found.extend(line.iter().filter(|known| **known != word).map(|known| known.to_string()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::search::fold;
    use super::*;

    #[test]
    fn the_words_are_as_they_are_compared_and_each_stands_once() {
        let mut all: Vec<&str> = SAME.iter().flat_map(|line| line.iter().copied()).collect();
        for word in &all {
            assert_eq!(fold(word), *word);
        }
        let known = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), known);
    }

    #[test]
    fn a_word_finds_what_means_the_same_and_nothing_else() {
        assert!(forms("事業継続").contains(&"bcp".to_string()));
        assert!(forms("びーしー").contains(&"bcp".to_string()));
        assert_eq!(forms("事業"), ["事業"], "a word of two letters begins too many");
        assert_eq!(forms("まだないことば"), ["まだないことば"]);
    }
}
