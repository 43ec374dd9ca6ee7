/**
 * AO-Core messages as immutable data: keys and paths, deep set, typed values and their string form, ids, and JSON both
 * as an AO image reads it and as a person does. Knows nothing of devices or of WebAssembly. The rules are those of
 * {@code hyperbeam-semantics} section 1.
 */
@NullMarked
package io.aoscope.engine.message;

import org.jspecify.annotations.NullMarked;
