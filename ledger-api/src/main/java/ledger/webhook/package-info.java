/// The feed, posted to whoever does not want to ask for it: by the Standard Webhooks specification,
/// a signed message for each line.
///
/// An account makes an [Endpoint] ([WebhooksController], [WebhookPages], [Endpoints]).
/// [DeliveryLoop] has one server at a time take a [DeliveryTurn] for each; how it stands afterwards
/// is a value, [Standing], and when it is tried again is in [RetrySchedule]. [EndpointClient]
/// posts, and connects to nothing but the addresses that [ReachableAddresses] lets pass.
///
/// @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
@NullMarked
package ledger.webhook;

import org.jspecify.annotations.NullMarked;
