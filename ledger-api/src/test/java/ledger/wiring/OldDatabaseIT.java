package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ledger.log.Databases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database whose tables have another form is left as it is, and the operator is told what to do.
class OldDatabaseIT {

  @TempDir private Path forms;

  @Test
  void a_database_of_another_form_is_refused_with_what_to_do_instead() throws IOException {
    var database = Databases.empty();
    Files.writeString(forms.resolve("V1__record.sql"), "create table domainevententry (n int);");
    Flyway.configure().dataSource(database).locations("filesystem:" + forms).load().migrate();

    var fault = catchThrowable(() -> Flyway.configure().dataSource(database).load().migrate());

    assertThat(NotStarted.because(new IllegalStateException("no bean", fault), forms))
        .startsWith("The ledger did not start: its database has tables of another form")
        .contains(
            "./ledger carry-over --from",
            "another folder with --data",
            "SPRING_DATASOURCE_URL",
            "exports")
        .doesNotContain("\n");
    assertThat(
            Databases.number(
                database, "select count(*) from pg_tables where tablename = 'domainevententry'"))
        .isEqualTo(1);
  }
}
