/**
 * The compiled tier: rewrites a module to what Chicory accepts (32-bit addresses, standard
 * exceptions), has Chicory compile it to JVM classes, and runs calls of it on the memories, globals
 * and tables of an {@link io.aoscope.engine.vm.Instance}, so that any call can go to either tier.
 * Everything that knows Chicory is here.
 */
@NullMarked
package io.aoscope.engine.fast;

import org.jspecify.annotations.NullMarked;
