using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Solver;

/// <summary>What the solver's statements are held against the step on: two sessions of two files each, two FLBs, data words that freeze changes, one fault, two kexecs.</summary>
internal static class TieWorkloads
{
    /// <summary>Both FLBs of one handler, a dependency, files that are preserved again in the next kernel.</summary>
    public static Workload Needing { get; } = Parse(
        """
        workload needing
        handler full bumps
        flb g of full
        flb h of full
        file f1 full
        file f2 full needs f1
        sessions s1 s2
        kexecs 2
        faults 1
        user preserve-retrieved
        """);

    /// <summary>Two handlers, one of which insists and one of which has no callback that is optional, FLBs of one and of both.</summary>
    public static Workload Insisting { get; } = Parse(
        """
        workload insisting
        handler full bumps insists needs-retrieve
        handler spare no freeze unfreeze can_finish
        flb g of full spare
        flb h of full
        file f1 full
        file f2 spare
        sessions s1 s2
        kexecs 2
        faults 1
        """);

    /// <summary>Handlers and dependencies that say when they check: in preserve or freeze, in retrieve or not, insisting or not.</summary>
    public static Workload Marked { get; } = Parse(
        """
        workload marked
        handler kvm checks [preserve, can_finish]
        handler guest_memfd checks [freeze, retrieve]
        file f1 kvm needs f2
        file f2 guest_memfd needs f1 [freeze] f3
        file f3 kvm needs f1 [retrieve, can_finish]
        sessions s1
        kexecs 1
        faults 1
        """);

    /// <summary>The same with drivers: more states than a short test looks at.</summary>
    public static Workload Driven { get; } = Parse(
        """
        workload driven
        handler full bumps
        handler other
        flb g of full other
        flb h of other
        file f1 full
        file f2 other
        sessions s1 s2
        kexecs 2
        faults 1
        driver incoming outgoing at-most 2
        """);

    /// <summary>Drivers of one FLB, and one session: all of it is looked at.</summary>
    public static Workload DrivenOne { get; } = Parse(
        """
        workload driven-one
        handler full
        flb g of full
        file f1 full
        file f2 full
        sessions s1
        kexecs 1
        faults 1
        driver incoming outgoing at-most 2
        """);

    /// <summary>Drivers of one FLB, two sessions and a second kexec: all of it is looked at.</summary>
    public static Workload DrivenTwo { get; } = Parse(
        """
        workload driven-two
        handler full bumps
        flb g of full
        file f1 full
        file f2 full
        sessions s1 s2
        kexecs 2
        faults 1
        driver incoming outgoing at-most 1
        """);

    /// <summary>Three files, each with every callback: the loops of finish and of the rollback.</summary>
    public static Workload Loops { get; } = Parse(
        """
        workload loops
        handler full bumps
        file f1 full
        file f2 full
        file f3 full
        sessions s1 s2
        kexecs 1
        faults 1
        """);

    /// <summary>Three sessions: of the two before the one that fails the younger is rolled back first.</summary>
    public static Workload Three { get; } = Parse(
        """
        workload three
        handler full bumps
        file f1 full
        file f2 full
        file f3 full
        sessions s1 s2 s3
        kexecs 1
        faults 1
        """);

    /// <summary>One of them, or a built-in one.</summary>
    public static Workload Get(string id) => id switch
    {
        "needing" => Needing,
        "insisting" => Insisting,
        "marked" => Marked,
        "driven" => Driven,
        "driven-one" => DrivenOne,
        "driven-two" => DrivenTwo,
        "loops" => Loops,
        "three" => Three,
        _ => WorkloadCatalog.Get(id),
    };

    private static Workload Parse(string text) => WorkloadParser.Parse(text.Split('\n')[0].Split(' ')[1], text);
}
