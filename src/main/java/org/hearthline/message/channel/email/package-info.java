/** E-mail over SMTP. The only package that knows the mailer. */
@NullMarked
package org.hearthline.message.channel.email;

import org.jspecify.annotations.NullMarked;
