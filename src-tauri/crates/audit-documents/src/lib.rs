//! What people read: plain model in, the same bytes out every time.
