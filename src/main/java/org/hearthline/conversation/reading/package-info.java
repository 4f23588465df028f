/** The pure reader of replies: a text and what was asked in, its meaning out (POLICY 6). The words it knows lie beside it as resources. */
@NullMarked
package org.hearthline.conversation.reading;

import org.jspecify.annotations.NullMarked;
