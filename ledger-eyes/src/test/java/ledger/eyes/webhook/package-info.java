/// What the libraries of the Standard Webhooks specification say of our messages.
@NullMarked
package ledger.eyes.webhook;

import org.jspecify.annotations.NullMarked;
