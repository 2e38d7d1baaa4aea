//! A finished page as an nginx configuration: what to include in the `server` block that has it as its `root`.
//!
//! A location that adds a header drops those that it would have inherited, so each location says all of them.
//! Source: nginx, "Module ngx_http_headers_module", `add_header`.

use crate::headers::{CACHE_FOREVER, CACHE_NEVER, Header};
use std::fmt::Write as _;

/// nginx refuses a parameter of 4096 bytes or more (`NGX_CONF_BUFFER`); a longer value is put together from pieces.
const PIECE: usize = 2000;

/// What becomes smaller on its way. HTML always does: nginx would complain if it were named.
const COMPRESSED: &str = "application/wasm text/css text/javascript application/javascript image/svg+xml";

/// What is not there may come, and is not to be kept.
const CACHE_NOTHING: &str = "no-store";

/// The directives, for a page whose every response has these headers.
pub(crate) fn configuration(headers: &[Header]) -> String {
    let mut text = String::new();
    let mut added = String::new();
    for Header { name, value } in headers {
        if value.len() <= PIECE {
            // Writing to a string doesn't fail.
            let _ = writeln!(added, "  add_header {name} \"{value}\" always;");
            continue;
        }
        let variable = format!("denylens_{}", name.to_lowercase().replace('-', "_"));
        let _ = writeln!(text, "set ${variable} \"\";");
        for piece in pieces(value) {
            let _ = writeln!(text, "set ${variable} \"${{{variable}}}{piece}\";");
        }
        let _ = writeln!(added, "  add_header {name} ${variable} always;");
    }
    text + &format!(
        r#"gzip on;
gzip_static on;
gzip_vary on;
gzip_types {COMPRESSED};
# No part of a file is asked for. nginx would let caches keep that there is none.
max_ranges 0;
location / {{
{added}  add_header Cache-Control "{CACHE_NEVER}" always;
  try_files $uri $uri/ @denylens_missing;
}}
location ~ "-[0-9a-f]{{16}}\.(js|css|wasm|svg)$" {{
{added}  # Without `always`: an error is nothing to keep.
  add_header Cache-Control "{CACHE_FOREVER}";
  try_files $uri @denylens_missing;
}}
location @denylens_missing {{
{added}  add_header Cache-Control "{CACHE_NOTHING}" always;
  return 404;
}}
"#
    )
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
    fn a_short_value_stands_in_the_directive_of_each_location() {
        let header = Header { name: "Referrer-Policy".into(), value: "no-referrer".to_owned() };
        let text = configuration(&[header]);
        assert_eq!(text.matches("  add_header Referrer-Policy \"no-referrer\" always;\n").count(), 3);
    }

    #[test]
    fn a_long_value_is_put_together_without_loss() {
        let value = "https://sts.eu-west-1.amazonaws.com ".repeat(200);
        let text = configuration(&[Header { name: "Content-Security-Policy".into(), value: value.clone() }]);
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
        let added = "  add_header Content-Security-Policy $denylens_content_security_policy always;\n";
        assert_eq!(text.matches(added).count(), 3);
    }

    #[test]
    fn no_error_is_kept_for_a_year() {
        let text = configuration(&[]);
        assert!(text.contains(&format!("add_header Cache-Control \"{CACHE_FOREVER}\";\n")));
        assert!(!text.contains(&format!("\"{CACHE_FOREVER}\" always")));
    }
}
