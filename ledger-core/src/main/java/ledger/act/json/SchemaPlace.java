package ledger.act.json;

/// Where the schema of acts stands: whole acts alone, files of acts, or acts among the schemas of
/// an OpenAPI description. There kinds have names of their own and are told apart by a
/// discriminator, for those who make code of it.
enum SchemaPlace {
  ALONE,
  FILE,
  DESCRIPTION
}
