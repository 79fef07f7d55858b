-- By which code rows were folded (ledger.readmodel.FoldingCode): those of other code may say something else, and are folded anew. Of what was stored before this
-- column came, it is not known.
alter table reading.query add column code text not null default '';

-- A rebuild is taken up by the code that began it; other code begins anew.
alter table reading.rebuild add column code text not null default '';
