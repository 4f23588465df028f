/** An invented case load that between its cases shows every situation of the policy, and its loading through the service's own API. */
@NullMarked
package org.hearthline.sandbox.sample;

import org.jspecify.annotations.NullMarked;
