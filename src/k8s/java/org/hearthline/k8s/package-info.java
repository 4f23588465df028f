/** The manifests of {@code k8s/} and the image, held against what a cluster and an audit ask of them. */
@NullMarked
package org.hearthline.k8s;

import org.jspecify.annotations.NullMarked;
