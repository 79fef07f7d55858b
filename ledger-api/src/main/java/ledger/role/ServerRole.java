package ledger.role;

import org.springframework.core.env.Environment;

/// What a server does with its database.
public enum ServerRole {

  /// Records acts, and keeps what is made of them.
  WRITER,

  /// Writes nothing at all, so that its database may be a standby.
  READER;

  static final String SETTING = "ledger.reader.enabled";

  public static ServerRole of(Environment settings) {
    return settings.getProperty(SETTING, Boolean.class, false) ? READER : WRITER;
  }

  public boolean writes() {
    return this == WRITER;
  }
}
