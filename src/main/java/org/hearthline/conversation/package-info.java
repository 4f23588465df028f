/** What a reply means, and acting on it (POLICY 6). */
@NullMarked
package org.hearthline.conversation;

import org.jspecify.annotations.NullMarked;
