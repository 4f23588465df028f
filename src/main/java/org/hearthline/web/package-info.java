/** The pages that people without a login see: a parent's page for one meeting, saying yes to messages, and ending them. */
@NullMarked
package org.hearthline.web;

import org.jspecify.annotations.NullMarked;
