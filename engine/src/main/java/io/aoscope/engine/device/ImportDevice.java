package io.aoscope.engine.device;

import java.util.Set;

/** A device that can stand under {@code <prefix>/stdlib/<module>} and answer imports (semantics 9.4). */
public interface ImportDevice extends Device {
    ImportAnswer call(ImportCall call);

    /** Names of the functions it answers under a profile; every other goes to the stub that returns 0. */
    Set<String> functions(Profile profile);
}
