from tests.faces.test_every_route import *
def name_of(got):
    if got is None: return "-"
    out=[]; left=set(got)
    for name, who in GROUPS.items():
        if who and who <= left and who & left:
            out.append(name); left-=who
    return ", ".join(out+[f"?{x}" for x in sorted(left)])
def test_gen(asked):
    with open("/tmp/routes.txt","w") as out:
        for route in site.routes():
            try: where=asked.address(route)
            except Exception as e: print(route.path,"??",repr(e),file=out); continue
            row=[]
            for m in ("get","post"):
                try:
                    few=asked.let_in(FEW,where,m)
                    if few is None: row.append("-"); continue
                    if few==frozenset(FEW): row.append("everybody"); continue
                    st={n:asked.by(n,where,m).status_code for n in ("RU coordinator","CN coordinator","lead","stranger")}
                    row.append(name_of(asked.let_in(asked.visitors,where,m))+("   #"+str(list(st.values()))))
                except Exception as e: row.append("EXC "+repr(e)[:200])
            print(f"{route.path:60} | {row[0]:30} | {row[1]}",file=out,flush=True)
