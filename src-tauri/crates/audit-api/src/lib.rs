//! What the program can do: one function for each thing a person does.
