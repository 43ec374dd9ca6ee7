package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.OptionalLong;

/**
 * What one device did in one pass.
 *
 * @param pass from 1
 * @param index place in the stack, from 1
 * @param device its name
 * @param key what it was asked
 * @param answered {@code ok}, {@code skip}, {@code pass}, {@code not_found} or {@code error}
 * @param before the state before it
 * @param after the state after it; after an error the state as it stood
 * @param did one line for a person
 * @param instructions executed by machines on its behalf; empty where they were not counted
 */
public record DeviceStep(
        int pass,
        int index,
        String device,
        String key,
        String answered,
        Message before,
        Message after,
        String did,
        OptionalLong instructions) {}
