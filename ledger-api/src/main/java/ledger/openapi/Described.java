package ledger.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a route is for and what it answers, said beside it. Of this, of the router's own tables, of
/// the forms of acts and of the records that are answered the description at `/openapi.json` is
/// made.
///
/// Every route has one, unless it is a page.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {

  /// By which clients call it; for ever.
  String id();

  /// One sentence.
  String value();

  /// What is written as JSON; of several, one of them. Nothing where the answer is of another kind.
  Class<?>[] answer() default {};

  /// Whether the answer begins with its label: whose view, about when, up to which position.
  boolean labelled() default false;

  int status() default 200;

  /// What is answered with 200, where another status is the usual one.
  Class<?>[] otherwise() default {};

  String media() default "application/json";

  /// What is read from the body as JSON.
  Class<?> body() default void.class;

  /// Parameters of the address that are read by hand.
  String[] parameters() default {};

  /// Headers that are read by hand.
  String[] headers() default {};
}
