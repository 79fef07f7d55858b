/// What the CloudEvents libraries of others read in our feed.
@NullMarked
package ledger.eyes.event;

import org.jspecify.annotations.NullMarked;
