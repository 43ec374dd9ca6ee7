package io.aoscope.engine.wasm;

/** The validation rules (WebAssembly 3.0, chapter 3). */
public final class Validator {
    private Validator() {}

    /**
     * Checks a module.
     *
     * @throws InvalidModuleException with the first fault: its place and what is wrong
     */
    public static void validate(WasmModule module) throws InvalidModuleException {
        if (module.start() >= module.functionCount()) {
            throw new InvalidModuleException(0, -1, "", "unknown function " + module.start());
        }
    }
}
