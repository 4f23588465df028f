/** The outbox: messages from intent to final status, and the ports through which a message is judged, written, addressed and sent. */
@NullMarked
package org.hearthline.message;

import org.jspecify.annotations.NullMarked;
