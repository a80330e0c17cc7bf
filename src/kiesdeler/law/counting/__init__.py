"""The counting of votes as pure functions: one declared form, its checks, and the life of a count and of a session.

Here: which fields a committee types from which paper (`form`), what can be wrong with them (`rules`, `findings`,
`messages`), how two entries differ (`comparing`), who may do what when (`states`, `sessions`, `count`), and these
tables as Markdown (`tables`).  Not here: who is logged in, what is stored, pages, files, clocks, Django.
"""
