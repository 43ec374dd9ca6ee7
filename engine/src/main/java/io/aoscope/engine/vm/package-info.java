/**
 * Execution that can stop anywhere: {@link io.aoscope.engine.vm.Machine} runs validated modules on a
 * stack kept in arrays, counts every instruction, and can be stopped before, copied at and resumed
 * from any of them. Knows the module as data and nothing above it.
 */
@NullMarked
package io.aoscope.engine.vm;

import org.jspecify.annotations.NullMarked;
