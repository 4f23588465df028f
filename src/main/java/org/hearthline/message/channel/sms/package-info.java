/** Text messages through Twilio. The only package that knows Twilio's SDK and its HTTP client. */
@NullMarked
package org.hearthline.message.channel.sms;

import org.jspecify.annotations.NullMarked;
