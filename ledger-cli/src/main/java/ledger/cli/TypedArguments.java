package ledger.cli;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Says in words what a typed value cannot be: picocli's own sentences are for programmers.
final class TypedArguments {

  private TypedArguments() {}

  /// All of its commands.
  static void read(CommandLine line) {
    line.registerConverter(Path.class, TypedArguments::path);
    line.registerConverter(UUID.class, TypedArguments::act);
    line.registerConverter(Long.class, text -> whole(text, Long.MAX_VALUE));
    ITypeConverter<Integer> number = text -> Math.toIntExact(whole(text, Integer.MAX_VALUE));
    line.registerConverter(Integer.class, number);
    line.registerConverter(int.class, number);
  }

  private static Path path(String text) {
    if (text.isBlank()) throw new TypeConversionException("nothing is named");
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new TypeConversionException("'%s' is no path".formatted(text));
    }
  }

  private static UUID act(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException(
          "'%s' is no id of an act: write it as 6f1c0f2e-8f6b-4f0a-9a53-0d7a4f0f5f11"
              .formatted(text));
    }
  }

  private static long whole(String text, long most) {
    if (!text.matches("[0-9]{1,1000}"))
      throw new TypeConversionException("'%s' is no whole number, 0 or more".formatted(text));
    if (new BigInteger(text).compareTo(BigInteger.valueOf(most)) > 0)
      throw new TypeConversionException("%s is too large a number".formatted(text));
    return Long.parseLong(text);
  }
}
