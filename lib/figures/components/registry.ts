/** The figures computed from numbers: one line each. */
import { causalMask } from "./causal-mask";
import type { Component } from "./component";
import { kernelSlide } from "./kernel-slide";
import { positionalEncoding } from "./positional-encoding";
import { receptiveField } from "./receptive-field";

export const components = {
  "kernel-slide": kernelSlide,
  "receptive-field": receptiveField,
  "causal-mask": causalMask,
  "positional-encoding": positionalEncoding,
} as const satisfies Readonly<Record<string, Component>>;

export type ComponentName = keyof typeof components;

export const componentNames = Object.keys(components) as readonly ComponentName[];
