//! A request under way that can be called off.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::Poll,
};

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// A hold on some work. It is called off when the hold is dropped.
pub(crate) struct Cancellable(Rc<RefCell<Option<Work>>>);

impl Cancellable {
    /// Takes hold of the work: it is done by whoever drives the future that comes with the hold.
    pub(crate) fn new(work: impl Future<Output = ()> + 'static) -> (Cancellable, impl Future<Output = ()>) {
        let held: Rc<RefCell<Option<Work>>> = Rc::new(RefCell::new(Some(Box::pin(work))));
        let driven = Rc::clone(&held);
        let driver = poll_fn(move |context| {
            // The work is out of its place while it runs, so that it may call itself off.
            let Some(mut work) = driven.borrow_mut().take() else { return Poll::Ready(()) };
            let poll = work.as_mut().poll(context);
            if poll.is_pending() && Rc::strong_count(&driven) > 1 {
                *driven.borrow_mut() = Some(work);
            }
            poll
        });
        (Cancellable(held), driver)
    }
}

impl Drop for Cancellable {
    fn drop(&mut self) {
        let work = self.0.borrow_mut().take();
        drop(work);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        cell::Cell,
        task::{Context, Waker},
    };

    /// Says when it is dropped.
    struct Witness(Rc<Cell<bool>>);

    impl Drop for Witness {
        fn drop(&mut self) {
            self.0.set(true);
        }
    }

    fn poll(driver: &mut Pin<Box<impl Future<Output = ()>>>) -> Poll<()> {
        driver.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn work_is_done() {
        let done = Rc::new(Cell::new(false));
        let seen = Rc::clone(&done);
        let (_running, driver) = Cancellable::new(async move { seen.set(true) });
        assert_eq!(poll(&mut Box::pin(driver)), Poll::Ready(()));
        assert!(done.get());
    }

    #[test]
    fn work_that_is_called_off_is_dropped_at_once() {
        let gone = Rc::new(Cell::new(false));
        let witness = Witness(Rc::clone(&gone));
        let (running, driver) = Cancellable::new(async move {
            let _witness = witness;
            std::future::pending::<()>().await;
        });
        let mut driver = Box::pin(driver);
        assert_eq!(poll(&mut driver), Poll::Pending);
        assert!(!gone.get());
        drop(running);
        assert!(gone.get());
        assert_eq!(poll(&mut driver), Poll::Ready(()));
    }

    #[test]
    fn work_may_drop_its_own_hold() {
        let own: Rc<RefCell<Option<Cancellable>>> = Rc::default();
        let held = Rc::clone(&own);
        let (running, driver) = Cancellable::new(async move {
            held.borrow_mut().take();
        });
        *own.borrow_mut() = Some(running);
        assert_eq!(poll(&mut Box::pin(driver)), Poll::Ready(()));
    }
}
