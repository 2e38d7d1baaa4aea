//! Values in a sentence, set as code.

/// Values as a list of code, or a dash where there are none.
pub(super) fn code_list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    if values.is_empty() { "—".to_owned() } else { values.join(", ") }
}
