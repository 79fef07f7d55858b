-- @column sealed_as the origin that sealed texts are bound to, where the log has gone on under another one since (docs/adr/0047)
alter table record.log add column sealed_as text collate "C";
