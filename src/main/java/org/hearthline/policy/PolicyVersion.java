package org.hearthline.policy;

/** Which version of which policy has judged something. */
public record PolicyVersion(String id, String version) {}
