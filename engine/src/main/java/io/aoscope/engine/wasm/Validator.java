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
        ModuleContext context = new ModuleContext(module);
        FunctionValidator functions = new FunctionValidator(context);
        new ModuleRules(context, new ConstantRules(context, functions)).check();
        for (int i = 0; i < module.functions().size(); i++) {
            WasmFunction function = module.functions().get(i);
            check(module, functions, function, module.importedFunctions() + i);
        }
    }

    private static void check(WasmModule module, FunctionValidator validator, WasmFunction function, int index)
            throws InvalidModuleException {
        Code code = function.code();
        int at = code.start();
        try {
            validator.begin(module.types().get(function.typeIndex()), code);
            for (int i = 0; i < code.size(); i++) {
                at = code.offset(i);
                validator.step(code, i);
            }
        } catch (Fault fault) {
            throw new InvalidModuleException(at, index, module.displayName(index), fault.reason());
        }
    }
}
