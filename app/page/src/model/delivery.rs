//! How the page came to the browser, and what it may be told for that.

use denylens_decode::FormField;

/// How the page came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// Over an encrypted connection, or from this machine.
    Protected,
    /// In the open: anybody on the way could have changed it, so that it would send secrets elsewhere.
    Unprotected,
}

impl Delivery {
    /// By what the browser says of the page: `isSecureContext`, which is true for `https:`, for this machine and for local files.
    ///
    /// Source: W3C, "Secure Contexts", section 3.1, "Is origin potentially trustworthy?".
    pub(crate) fn of(is_secure_context: bool) -> Delivery {
        if is_secure_context { Delivery::Protected } else { Delivery::Unprotected }
    }

    /// Whether a backend that needs these things can be used: a secret is only given to a page that is as it was sent.
    pub(crate) fn lets_in(self, needs: &[FormField]) -> bool {
        self == Delivery::Protected || !needs.iter().any(|need| is_secret(*need))
    }
}

fn is_secret(need: FormField) -> bool {
    match need {
        FormField::Credentials | FormField::Token => true,
        FormField::Region | FormField::StsHost | FormField::PolicyText | FormField::Text => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ways::ways;
    use denylens_decode::{Lookup, Settings};

    /// The ways that are open to a page that came so.
    fn open(delivery: Delivery) -> Vec<String> {
        let settings = r#"{"endpoints":[
            {"name":"With a token","url":"https://a.example.com/","authentication":"bearer"},
            {"name":"Without one","url":"https://b.example.com/","authentication":"none"}]}"#;
        let lookups = [Lookup::Encoded("abc".to_owned()), Lookup::Details("abc".to_owned())];
        let (ways, _) = ways(&Settings::parse(settings).unwrap(), &lookups);
        let open = ways.iter().filter(|way| delivery.lets_in(way.info.needs));
        open.map(|way| way.info.id.to_string()).collect()
    }

    #[test]
    fn a_page_that_came_in_the_open_takes_no_secret() {
        assert_eq!(open(Delivery::of(false)), ["paste", "endpoint-2", "details-paste"]);
    }

    #[test]
    fn a_page_that_came_protected_takes_all() {
        assert_eq!(
            open(Delivery::of(true)),
            ["paste", "sts", "endpoint-1", "endpoint-2", "details-paste", "details"]
        );
    }
}
