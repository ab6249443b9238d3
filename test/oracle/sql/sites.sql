-- Remediation sites: what they are, where they lie, whether they were overdue at the date of their statuses, and whether their
-- deadlines have passed since then, up to the day asked about. Before this:
--
--   create table asked (day date);

-- Layers of sites, and others of which some features have the status of one.
create table site as
select city, layer, class, id, coalesce(status, 'none') as status,
       (properties->>'found')::int as found, (properties->>'deadline')::int as deadline,
       nullif(properties->>'holder', '') as holder, f.geom
from feature f join layer using (city, layer)
cross join lateral (select case when properties->>'status' in ('untreated', 'treating', 'accepted', 'closed')
                                then properties->>'status' end as status) as own
where in_force and (role = 'sites' or (city, layer) in (
  select city, layer from feature where properties->>'status' in ('untreated', 'treating', 'accepted', 'closed')));

-- From the river outwards: the management range, then the bands.
create table site_band as
select city, case role when 'bands' then class else 'inside' end as band, (role = 'bands')::int * class.place as place, geom
from class_ground join layer using (city, layer) join class using (city, layer, class)
where role in ('management-range', 'bands');

create table site_control as
select city, layer || '/' || class as control, geom
from class_ground join layer using (city, layer) join class using (city, layer, class)
where is_control and coalesce(role, '') not in ('management-range', 'bands');

-- A point on an edge lies in the ground; a polygon has to have some of it in common.
create function meets(site geometry, ground geometry) returns boolean language sql immutable as $$
  select st_intersects(site, ground)
    and (st_dimension(site) = 0 or st_area(st_intersection(site, ground)) > 1e-16)
$$;

-- Metres from a point to an edge: geodesics to 21 points of it, then to 21 about the nearest of these, six times.
create function metres_to_edge(point geometry, edge geometry) returns float8 language plpgsql immutable as $$
declare
  middle float8 := 0.5;
  half float8 := 0.5;
  least float8;
begin
  for level in 1..6 loop
    select t, m into middle, least
    from (select least(1, greatest(0, middle + half * k / 10.0)) as t from generate_series(-10, 10) as k) as places,
         lateral (select st_distance(point::geography, st_lineinterpolatepoint(edge, t)::geography) as m) as d
    order by m limit 1;
    half := half / 10;
  end loop;
  return least;
end $$;

create table range_ground as
select city, geom from layer_ground join layer using (city, layer) where role = 'management-range';

create table range_edge as
select city, (st_dumpsegments(st_boundary(geom))).geom as edge from range_ground;

create index on range_edge using gist ((edge::geography));

-- On a sphere all distances are right to within half a hundredth. So the edge of the range that is nearest to a site is among
-- those that are there at most a hundredth farther than the nearest there; and so with their ends and those of a polygon.
create table site_near_edge as
select s.city, layer, id, geom as site, e.edge
from site s cross join lateral (
  select st_distance(r.edge::geography, s.geom::geography, false) as metres from range_edge r where r.city = s.city
  order by r.edge::geography <-> s.geom::geography limit 1) as nearest
join range_edge e on e.city = s.city and st_dwithin(e.edge::geography, s.geom::geography, 1.01 * metres + 0.01, false);

create table site_range_metres as
with pair as (
  select city, layer, id, v.geom as point, n.edge from site_near_edge n cross join st_dumppoints(site) as v
  union all
  select city, layer, id, v.geom, e.geom
  from site_near_edge n cross join st_dumppoints(n.edge) as v cross join st_dumpsegments(site) as e
  where st_dimension(site) = 2),
ranked as (
  select *, metres <= 1.01 * min(metres) over (partition by city, layer, id) + 0.01 as is_near
  from (select *, st_distance(point::geography, edge::geography, false) as metres from pair) as measured)
select city, layer, id, min(metres_to_edge(point, edge)) as metres from ranked where is_near group by city, layer, id;

create table site_place as
select s.*,
  (select district from district d where d.city = s.city and st_intersects(s.geom, d.geom)
   order by st_area(st_intersection(s.geom, d.geom)) desc limit 1) as district,
  (select band from site_band b where b.city = s.city and meets(s.geom, b.geom) order by place limit 1) as band,
  (select array_agg(control order by control) from site_control c where c.city = s.city and meets(s.geom, c.geom)) as controls,
  case when st_dimension(s.geom) = 2 then square_metres(s.geom) end as square_metres,
  status not in ('none', 'closed') and deadline < left(v.date, 4)::int as overdue,
  status not in ('none', 'closed') and deadline >= left(v.date, 4)::int and deadline < extract(year from day) as passed,
  case when st_dimension(s.geom) = 2 and meets(s.geom, r.geom) then case when st_covers(r.geom, s.geom) then null else 0 end
       else n.metres end as range_metres
from site s cross join asked join (select city, layer, date from version where in_force) as v using (city, layer)
left join range_ground r using (city) left join site_range_metres n using (city, layer, id);
