package io.aoscope.engine.device;

import java.util.Set;

/** Names that a HyperBEAM node preloads (semantics 1, rule 3; 14 to 16): a message may carry them without failing. */
final class NodeDevices {
    static final Set<String> NAMES = Set.of(
            "ans104@1.0",
            "compute@1.0",
            "cache@1.0",
            "cacheviz@1.0",
            "cron@1.0",
            "dedup@1.0",
            "delegated-compute@1.0",
            "faff@1.0",
            "flat@1.0",
            "genesis-wasm@1.0",
            "greenzone@1.0",
            "httpsig@1.0",
            "hyperbuddy@1.0",
            "json@1.0",
            "local-name@1.0",
            "lookup@1.0",
            "lua@5.3a",
            "manifest@1.0",
            "message@1.0",
            "meta@1.0",
            "monitor@1.0",
            "name@1.0",
            "node-process@1.0",
            "p4@1.0",
            "poda@1.0",
            "process@1.0",
            "push@1.0",
            "relay@1.0",
            "router@1.0",
            "scheduler@1.0",
            "simple-pay@1.0",
            "snp@1.0",
            "stack@1.0",
            "structured@1.0",
            "test-device@1.0",
            "volume@1.0",
            "whois@1.0");

    private NodeDevices() {}
}
