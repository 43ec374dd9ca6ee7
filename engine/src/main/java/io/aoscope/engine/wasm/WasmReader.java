package io.aoscope.engine.wasm;

/** Reads the binary format (WebAssembly 3.0, chapter 5). */
public final class WasmReader {
    private WasmReader() {}

    /**
     * Reads a module. The result is well-formed, not yet valid: see {@link Validator}.
     *
     * @param bytes the file; the module keeps the array, which must not change afterwards
     * @throws MalformedModuleException with the place, what is wrong and the remedy
     */
    public static WasmModule read(byte[] bytes) throws MalformedModuleException {
        return new ModuleReader(bytes).read();
    }
}
