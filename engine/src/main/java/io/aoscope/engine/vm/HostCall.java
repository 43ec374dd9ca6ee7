package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;

/**
 * A call of a host function.
 *
 * @param module the first name of the import
 * @param name the second name of the import
 * @param arguments raw bits, one a parameter
 * @param caller the instance that imported the function
 */
public record HostCall(String module, String name, FuncType type, long[] arguments, Instance caller) {}
