//! Reading ahead: rows are read and understood on a thread of their own while earlier ones are being planned and written.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

/// Rows handed over together.
const PARCEL: usize = 256;
/// Parcels that may wait; then the reader waits.
const WAITING: usize = 4;

/// The items of an iterator that runs ahead. Whoever stops asking stops it; what goes wrong there goes wrong here.
pub struct Ahead<T> {
    parcel: std::vec::IntoIter<T>,
    parcels: Receiver<Vec<T>>,
    reader: Option<JoinHandle<()>>,
}

/// Lets an iterator run ahead on a thread of its own.
///
/// # Errors
/// When the system gives no thread.
pub fn ahead<T: Send + 'static>(mut items: impl Iterator<Item = T> + Send + 'static) -> std::io::Result<Ahead<T>> {
    let (sender, parcels) = sync_channel(WAITING);
    let read = move || {
        loop {
            let parcel: Vec<T> = items.by_ref().take(PARCEL).collect();
            if parcel.is_empty() || sender.send(parcel).is_err() {
                return;
            }
        }
    };
    let reader = thread::Builder::new().name("reader".into()).spawn(read)?;
    Ok(Ahead { parcel: Vec::new().into_iter(), parcels, reader: Some(reader) })
}

impl<T> Iterator for Ahead<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if let Some(item) = self.parcel.next() {
            return Some(item);
        }
        if let Ok(parcel) = self.parcels.recv() {
            self.parcel = parcel.into_iter();
            return self.parcel.next();
        }
        // It ended: were its panic passed over, a part would be taken for the whole.
        if let Some(Err(panic)) = self.reader.take().map(JoinHandle::join) {
            resume_unwind(panic);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_arrives_in_order_and_once() {
        for n in [0, 1, PARCEL - 1, PARCEL, PARCEL * (WAITING + 3) + 1] {
            assert!(ahead(0..n).unwrap().eq(0..n), "{n}");
        }
    }

    #[test]
    fn who_stops_asking_stops_it() {
        let mut endless = ahead(std::iter::repeat(7)).unwrap();
        assert_eq!(endless.by_ref().take(1000).sum::<i32>(), 7000);
        let reader = endless.reader.take().unwrap();
        drop(endless);
        reader.join().unwrap();
    }

    #[test]
    #[should_panic(expected = "row 600 cannot be read")]
    fn a_part_is_not_taken_for_the_whole() {
        let rows = (0..1000).inspect(|n| assert!(*n != 600, "row 600 cannot be read"));
        assert_eq!(ahead(rows).unwrap().count(), 1000);
    }
}
