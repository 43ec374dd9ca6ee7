package io.aoscope.engine.device;

/** A device that can stand under {@code <prefix>/stdlib/<module>} and answer imports (semantics 9.4). */
public interface ImportDevice extends Device {
    ImportAnswer call(ImportCall call);
}
