//! Reading: what comes out, and what is said about slips.
