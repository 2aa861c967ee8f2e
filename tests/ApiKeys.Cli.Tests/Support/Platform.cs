using System.Runtime.Versioning;

// The tests use file modes, signals and pseudo-terminals of Unix.
[assembly: UnsupportedOSPlatform("windows")]
