//! The response headers as an nginx configuration.

use crate::headers::Header;

/// nginx refuses a parameter of 4096 bytes or more (`NGX_CONF_BUFFER`); a longer value is put together from pieces.
const PIECE: usize = 2000;

/// Directives for a `server` or `location` block.
pub(crate) fn configuration(headers: &[Header]) -> String {
    let mut text = String::new();
    for Header { name, value } in headers {
        if value.len() <= PIECE {
            text += &format!("add_header {name} \"{value}\" always;\n");
            continue;
        }
        let variable = format!("$denylens_{}", name.to_lowercase().replace('-', "_"));
        text += &format!("set {variable} \"\";\n");
        for piece in pieces(value) {
            text += &format!("set {variable} \"${{{}}}{piece}\";\n", variable.trim_start_matches('$'));
        }
        text += &format!("add_header {name} {variable} always;\n");
    }
    text
}

/// Cuts before spaces, into pieces of about [`PIECE`] bytes.
fn pieces(value: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in value.split_inclusive(' ') {
        match pieces.last_mut() {
            Some(last) if last.len() + word.len() <= PIECE => last.push_str(word),
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_value_stands_in_its_directive() {
        let header = Header { name: "Referrer-Policy", value: "no-referrer".to_owned() };
        assert_eq!(configuration(&[header]), "add_header Referrer-Policy \"no-referrer\" always;\n");
    }

    #[test]
    fn a_long_value_is_put_together_without_loss() {
        let value = "https://sts.eu-west-1.amazonaws.com ".repeat(200);
        let text = configuration(&[Header { name: "Content-Security-Policy", value: value.clone() }]);
        let together: String = text
            .lines()
            .filter_map(|line| {
                line.strip_prefix(
                    "set $denylens_content_security_policy \"${denylens_content_security_policy}",
                )
            })
            .filter_map(|line| line.strip_suffix("\";"))
            .collect();
        assert_eq!(together, value);
        assert!(text.lines().all(|line| line.len() < 4096));
        assert!(
            text.ends_with("add_header Content-Security-Policy $denylens_content_security_policy always;\n")
        );
    }
}
