package ledger.bench.record;

import java.sql.Types;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.BinaryJdbcType;

/// What Axon's documentation tells users of PostgreSQL to do: without it Hibernate keeps each
/// payload as a large object of its own, which would be an unfair peer.
public final class BytesInTheRow extends PostgreSQLDialect {

  @Override
  protected String columnType(int type) {
    return type == SqlTypes.BLOB ? "bytea" : super.columnType(type);
  }

  @Override
  protected String castType(int type) {
    return type == SqlTypes.BLOB ? "bytea" : super.castType(type);
  }

  @Override
  public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
    super.contributeTypes(contributions, registry);
    contributions
        .getTypeConfiguration()
        .getJdbcTypeRegistry()
        .addDescriptor(Types.BLOB, BinaryJdbcType.INSTANCE);
  }
}
